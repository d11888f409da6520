"""How far people, and the program, judge the same hand-ins alike: what a study of agreement is made of."""
