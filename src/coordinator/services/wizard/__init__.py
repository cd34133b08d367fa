"""The import wizard's engine: anybody's table becomes records, looked at before it is kept and undone in one step."""
