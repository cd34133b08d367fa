"""What makes packages of the program, run by ``python3 dev.py package``; nothing of it is shipped."""
