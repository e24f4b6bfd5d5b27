"""Who answers for what: the agencies as a list with a card."""
