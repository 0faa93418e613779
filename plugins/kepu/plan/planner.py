"""All pages of a site, in one list.

Comes in: a context. Goes out: a `SitePlan`, its pages in a fixed order. Adding a kind of page means adding a
planner here.
"""

from collections.abc import Callable, Iterator

from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.page import PagePlan, SitePlan
from kepu.plan.pages.a_z import plan_a_z
from kepu.plan.pages.audiences import plan_audiences
from kepu.plan.pages.calendar import plan_calendar
from kepu.plan.pages.directory import plan_directory
from kepu.plan.pages.gone import plan_gone, plan_missing
from kepu.plan.pages.hall import plan_hall
from kepu.plan.pages.home import plan_home
from kepu.plan.pages.listing import plan_changes, plan_listing
from kepu.plan.pages.packs import plan_packs
from kepu.plan.pages.prose import plan_prose
from kepu.plan.pages.resources import plan_resources, plan_rumours
from kepu.plan.pages.services import plan_services
from kepu.plan.pages.topics import plan_topics
from kepu.plan.pages.what_to_do import plan_what_to_do
from kepu.plan.site import FEATURES, Feature
from kepu.plan.situations import EMERGENCY_LINE
from kepu.plan.wording import clip, say_month

Planner = Callable[[Context], Iterator[Draft]]

_PLANNERS: tuple[Planner, ...] = (
    plan_home,
    plan_what_to_do,
    plan_topics,
    plan_audiences,
    plan_a_z,
    plan_resources,
    plan_rumours,
    plan_packs,
    plan_services,
    plan_hall,
    plan_calendar,
    plan_directory,
    plan_listing,
    plan_changes,
    plan_prose,
    plan_gone,
    plan_missing,
)
_SWITCHED: dict[Feature, Planner] = {"hall": plan_hall, "search": plan_listing}
"""Planners that mkdocs.yml can switch off."""
_DESCRIPTION = 110


def plan_site(context: Context) -> SitePlan:
    """Plan every page of a site."""
    off = [_SWITCHED[name] for name in FEATURES if name not in context.site.features]
    planners = [planner for planner in _PLANNERS if planner not in off]
    drafts: dict[str, Draft] = {}
    for draft in (draft for planner in planners for draft in planner(context)):
        # An old address never takes the place of a page that stands there.
        drafts.setdefault(draft.url, draft)
    return SitePlan(context, tuple(_page(draft, context) for draft in drafts.values()))


def _page(draft: Draft, context: Context) -> PagePlan:
    identity = context.identity
    edits = getattr(getattr(draft.view, "record", None), "edits", ())
    return PagePlan(
        url=draft.url,
        title=draft.title,
        description=clip(draft.description.replace("\n", " "), _DESCRIPTION),
        section=draft.section,
        template=draft.template,
        view=draft.view,
        noindex=draft.noindex or context.site.profile == "demo",
        ribbon=context.site.ribbon,
        data_line=f"数据日期 {say_month(identity.data_as_of)} · 版本 {identity.version}",
        dials=_emergency_line(context),
        filings=_filings(context),
        features=tuple(name for name in FEATURES if name in context.site.features),
        edit_url=draft.edit_url or (edits[0].url if edits else ""),
    )


def _emergency_line(context: Context) -> tuple[tuple[str, str], ...]:
    found = ((context.catalog.get("hotline", id), label) for id, label in EMERGENCY_LINE)
    return tuple((item.value.number, label) for item, label in found if item)


def _filings(context: Context) -> tuple[tuple[str, str], ...]:
    operator = context.site.county.operator
    # A number that the deployer has not entered is said to be missing, never made up.
    return (
        ("ICP备案号", operator.icp_no or "部署时填写"),
        ("公安备案号", operator.psb_no or "部署时填写"),
    )
