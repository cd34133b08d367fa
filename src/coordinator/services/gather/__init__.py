"""From the records to the frozen content of each report."""
