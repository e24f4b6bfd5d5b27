"""What two people set differently while they did not see each other, one after another."""
