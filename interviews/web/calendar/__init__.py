"""The calendar of one person, for who has the link."""
