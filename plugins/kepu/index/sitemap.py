"""The sitemap and robots file of a site that has a public address.

Comes in: a site plan. Goes out: files, none where the site has no address or must not be indexed. No date is
written, so that an unchanged site stays unchanged.
"""

from html import escape

from kepu.model.datafile import DataFile
from kepu.plan.page import SitePlan


def index_sitemap(plan: SitePlan) -> tuple[DataFile, ...]:
    """List a site's pages for search engines."""
    base = plan.site.base_url
    if plan.site.profile == "demo":
        return (DataFile("robots.txt", b"User-agent: *\nDisallow: /\n"),)
    if not base:
        return ()
    urls = [base + page.url for page in plan.pages if not page.noindex]
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )
    robots = f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n"
    return DataFile("sitemap.xml", text.encode()), DataFile("robots.txt", robots.encode())
