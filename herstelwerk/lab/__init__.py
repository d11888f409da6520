"""The Jupyter server behind the workbook: its settings, what it serves, and how a worksheet looks and runs."""
