"""The layer below the reports: from blocks, which are plain data, to an accessible PDF."""
