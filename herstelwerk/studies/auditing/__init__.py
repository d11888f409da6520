"""How faithful teams are to the method, and what goes with it: what a study of fidelity is made of."""
