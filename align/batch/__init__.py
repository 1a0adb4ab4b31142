"""Many documents: in worker processes or on a cluster, a report each, and one page that lists them, worst first."""

from align.batch.options import BatchOptions, BatchResult
from align.batch.run import plan_batch, run_batch

__all__ = ["BatchOptions", "BatchResult", "plan_batch", "run_batch"]
