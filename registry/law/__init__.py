"""What the law says, as data with article, interval and certainty: bodies, units and successors, laws, ranks, days."""
