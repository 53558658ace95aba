"""Settings that the apps of api_forge share."""

def secret(name, keys, folder = "", when = None):
    """A Secret from outside the chart, with each key as a file below /run/secrets, in a folder or directly."""
    return {name: {
        "existing": name,
        "mode": "0400",
        "mounts": {"/run/secrets/" + folder + key: key for key in keys},
    } | ({"when": when} if when else {})}

def probes(**check):
    """Liveness and readiness probes with the same check. Readiness starts earlier and is checked more often."""
    return {
        "liveness": {
            "initial_delay_seconds": 30,
            "period_seconds": 10,
        },
        "readiness": {
            "initial_delay_seconds": 5,
            "period_seconds": 5,
        },
    } | check

def resources(cpu, memory, cpu_limit, memory_limit):
    """Requests and limits."""
    return {
        "requests": {
            "cpu": cpu,
            "memory": memory,
        },
        "limits": {
            "cpu": cpu_limit,
            "memory": memory_limit,
        },
    }

def claims(data, backups, path):
    """Claims for data and backups, which are kept when the chart is uninstalled."""
    return {
        "backups": {
            "claim": {
                "keep": True,
                "size": backups,
            },
            "mount_path": "/backups",
        },
        "data": {
            "claim": {
                "keep": True,
                "size": data,
            },
            "mount_path": path,
        },
    }
