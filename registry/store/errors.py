"""What the store cannot do, said in one line of Vietnamese."""


class StoreError(Exception):
    """str(error) is one sentence for staff, including what to do."""
