"""The invented demo event, and the large event made by varying it."""
