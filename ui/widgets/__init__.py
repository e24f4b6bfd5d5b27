"""Small reusable pieces of the screen; none knows a ticket, a store or a screen."""
