"""Pages: one function view a module, named like its path, its query module and its template."""
