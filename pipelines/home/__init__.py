"""The home: the one folder that holds everything a user owns.

Where its parts lie, how its YAML files are read, how files are written so that a crash loses nothing,
who may write, and how a problem is told. Add here what every room needs to stand in a home;
keep out what belongs to one stage of the flow.
"""
