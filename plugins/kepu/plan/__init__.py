"""Which pages a site has: URL, title, section, template and the view each template sees.

Comes in: a composed catalogue, a site's identity, prose, and the day. Goes out: a `SitePlan`. There is no HTML
here, and no page's view holds more than that page shows, because the view is what a page's fingerprint hashes.
"""
