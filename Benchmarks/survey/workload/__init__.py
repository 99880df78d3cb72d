"""The reference workload of the survey: 24 facts, 24 rules, ten destinations, one day."""
