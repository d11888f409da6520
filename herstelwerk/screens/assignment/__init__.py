"""The final assignment on screen: inventory, plan, reflection, where one stands, handing in."""
