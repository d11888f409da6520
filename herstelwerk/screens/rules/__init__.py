"""Changing the rules safely: make a change, try it on earlier hand-ins, take it into use with a reason."""
