"""What the Python versions of the reference model print."""

import json
import resource


def report(households: int, years: int, seconds: float, sums) -> None:
    """Rate, outcome of the last year from its sums over households, and peak memory, as one line of JSON."""
    headcount, gap, income, members = (float(total) / households for total in sums)
    line = {
        "rate": round(households * years / seconds),
        "headcount": headcount,
        "gap": gap,
        "income": income,
        "members": members,
        "peakBytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    print(json.dumps(line))
