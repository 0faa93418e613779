"""The planners, one module for each part of a site. Each turns a context into `Draft` pages."""
