"""What people see; no findings are made here."""
