"""Who serves here: venues, teams, providers, travelling assets; and the hotlines."""

from collections.abc import Iterator

from kepu.model.catalog import Item
from kepu.model.directory import Asset, Provider, Team, Venue
from kepu.plan.addresses import PAGES, address_of
from kepu.plan.cards import cards
from kepu.plan.context import Context
from kepu.plan.draft import Draft
from kepu.plan.events import ahead, event_card
from kepu.plan.pieces import Fact, Link
from kepu.plan.related import keys_of, related_to
from kepu.plan.site import reach_of
from kepu.plan.views import DirectoryView, HotlinesView, OrganisationLine, VenueView
from kepu.plan.wording import say_date, say_span, say_weekdays

_LEVELS = {
    "county": "县级",
    "township": "乡镇（街道）",
    "community": "社区",
    "school": "学校",
    "enterprise": "企业",
}
_ASSETS = {
    "facility": "设施",
    "equipment": "设备",
    "resource": "资源",
    "exhibit-kit": "展品箱",
    "vehicle": "科普大篷车",
}


def plan_directory(context: Context) -> Iterator[Draft]:
    """Plan the directory, a page for each venue, and the hotlines."""
    view = DirectoryView(
        venues=cards(context.listed("venue"), context),
        teams=tuple(_team(item, context) for item in context.listed("team")),
        providers=tuple(_provider(item, context) for item in context.listed("provider")),
        assets=tuple(_asset(item, context) for item in context.listed("asset")),
    )
    yield Draft(PAGES["venues"], "阵地与队伍", "在哪里、谁来服务", "other", "directory", view)
    for item in context.listed("venue"):
        venue: Venue = item.value
        summary = venue.summary or venue.address_text
        url = address_of("venue", venue.id)
        yield Draft(url, venue.title, summary, "other", "venue", _venue(item, venue, context))
    yield Draft(
        PAGES["hotlines"],
        "常用电话",
        "遇到什么事，打哪个电话",
        "other",
        "hotlines",
        _hotlines(context),
    )


def _venue(item: Item, venue: Venue, context: Context) -> VenueView:
    events = [event for event in ahead(context) if event.value.venue == venue.id]
    services = cards(context.items("service", venue.services), context)
    return VenueView(
        venue=venue,
        kind=context.label("venue-kind", venue.kind),
        badges=context.badges(item),
        hours=tuple(
            (say_weekdays(h.days), say_span(h.opens_at, h.closes_at), h.note or "")
            for h in venue.opening_hours
        ),
        contacts=tuple(map(reach_of, venue.contacts)),
        accessibility=context.labels("accessibility", venue.accessibility),
        services=services,
        events=tuple(event_card(event, context) for event in events),
        related=related_to(item, context, keys_of(services)),
        record=context.record(item),
    )


def _team(item: Item, context: Context) -> OrganisationLine:
    team: Team = item.value
    members = f"{team.declared_members}人" if team.declared_members else ""
    as_of = f"（自报，{say_date(team.as_of)}）" if team.as_of else "（自报）"
    return _organisation(
        item,
        team.summary or f"隶属{team.parent_org}",
        (
            Fact("级别", _LEVELS[team.level]),
            Fact("隶属", team.parent_org),
            Fact("擅长", "、".join(team.skills)),
            Fact("人数", members + as_of if members else ""),
        ),
        context,
    )


def _provider(item: Item, context: Context) -> OrganisationLine:
    provider: Provider = item.value
    facts = (
        Fact("类别", context.label("provider-kind", provider.kind)),
        Fact("资质", provider.qualification_note or ""),
    )
    return _organisation(item, provider.summary or "", facts, context)


def _asset(item: Item, context: Context) -> OrganisationLine:
    asset: Asset = item.value
    owner = context.item("provider", asset.owner)
    facts = (
        Fact("类别", _ASSETS[asset.kind]),
        Fact("所属", owner.value.title if owner else ""),
        Fact("状况", context.label("asset-condition", asset.condition)),
        Fact("占地", f"{asset.floor_area_m2}平方米" if asset.floor_area_m2 else ""),
        Fact("用电", f"{asset.power_w}瓦" if asset.power_w else ""),
    )
    return _organisation(item, asset.summary or "", facts, context)


def _organisation(
    item: Item, line: str, facts: tuple[Fact, ...], context: Context
) -> OrganisationLine:
    return OrganisationLine(
        item.value.id,
        item.value.title,
        line,
        tuple(fact for fact in facts if fact.value),
        context.links("service", item.value.services),
        context.badges(item),
    )


def _hotlines(context: Context) -> HotlinesView:
    dials = tuple(context.dial(item) for item in context.listed("hotline"))
    return HotlinesView(
        emergency=tuple(d for d in dials if d.emergency),
        service=tuple(d for d in dials if not d.emergency and not d.sms_only),
        messages=tuple(d for d in dials if d.sms_only),
        topics=_safety_topics(context),
    )


def _safety_topics(context: Context) -> tuple[Link, ...]:
    # In the catalogue's order, not the community's: the page stays one for all that show the same.
    topics = sorted((t for t in context.topics if t.safety), key=lambda topic: topic.order)
    return tuple(Link(topic.title, address_of("topic", topic.id)) for topic in topics)
