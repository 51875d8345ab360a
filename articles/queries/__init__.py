"""Reading: one module a page, a fixed number of SELECTs, frozen dataclasses shaped like the page."""
