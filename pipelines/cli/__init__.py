"""The command line: one small module per command, thin.

A command reads its options, calls one function of a room and prints what came back. Nothing heavy is imported
before the command runs, so that `tierline --help` answers at once. Keep every decision out of here.
"""
