"""Writing: the only code that changes rows. Keyword-only functions, one transaction each."""
