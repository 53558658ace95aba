"""Requests and limits of the demos' containers, and the user of databases."""

SMALL = {
    "limits": {"memory": "128Mi"},
    "requests": {
        "cpu": "50m",
        "memory": "64Mi",
    },
}

# The official images of PostgreSQL and Redis have this user, but start as root unless another user is given.
DATABASE_USER = {
    "fs_group": 999,
    "run_as_group": 999,
    "run_as_user": 999,
}
