"""How every outlet reported one event.

importing parses, analysis thinks, models remember, actions write, queries read, views speak HTTP, templates show.
Nothing points upward; ``lint-imports`` holds that.

    files ── importing/ ── Document ── actions/ ── models ── queries/ ── views/ ── templates/articles/<page>.html
                                          │
                             analysis/ ───┘   pure functions over stored bodies
"""
