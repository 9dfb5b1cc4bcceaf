"""What we tell people: mails and calendar files, made from values."""
