"""From sections of studies to a paper: what may be seen outside, tables that fit a page, methods, data and sources."""
