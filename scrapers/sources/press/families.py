"""Families of the sites on which offices publish: where a listing's lines stand in each."""

from typing import NamedTuple

from scrapers.shapes.statements.text import has_class


class Family(NamedTuple):
    """A form of listing: its lines, how a further page is asked for, and where a line's day stands.

    offset is what is added to a page's number in its address. day is only given where the day
    stands outside the line.
    """

    rows: str
    next_page: str
    offset: int = 0
    day: str | None = None


# The data of a page that a script draws (Next.js), in which its posts stand.
NEXT_DATA = '//script[@id="__NEXT_DATA__"]'


def lines_of(*names: str) -> str:
    """XPath of the elements that bear one of these classes."""
    return " | ".join(f"//*[{has_class(name)}]" for name in names)


FAMILIES = {
    # House, Drupal since 2016 ("evo"): most members.
    "media_body": Family(lines_of("media-body"), "?page={}", -1),
    # House and Senate, Drupal 7, and the cards of newer Drupal.
    "views_row": Family(lines_of("views-row"), "?page={}", -1),
    # House, ASP.NET: documentquery.aspx, documentsingle.aspx; the second before 2016.
    "document_query": Family(
        "//article[.//a[contains(@href, 'DocumentID=')]] | "
        f"//*[{has_class('UnorderedNewsList')}]/li[.//a[contains(@href, 'DocumentID=')]] | "
        f"//*[{has_class('news-texthold')}]",
        "?Page={}",
    ),
    # House, the same vendor's newer addresses, without a number.
    "newsblocker": Family(lines_of("newsblocker", "news-card"), "?Page={}"),
    # House, Joomla: every release on one page.
    "joomla": Family(f"//td[{has_class('list-title')}]/..", "?start={}"),
    # ColdFusion: "Item" tables with recordListDate; the Senate's of 2013 with td.date.
    "record_list": Family(f"//td[{has_class('recordListDate')}]/..", "?page={}"),
    "date_table": Family(f"//td[{has_class('date')}]/..", "?PageNum_rs={}"),
    "table_time": Family("//table//tr[.//time][.//a]", "?PageNum_rs={}"),
    # Senate, ColdFusion: headings, each after its day.
    "newscontent": Family(
        '//*[@id="newscontent"]//h2[.//a]', "?PageNum_rs={}",
        day=f"(preceding::*[{has_class('date')} or self::time])[last()]",
    ),
    # Senate, since 2019: a block an item, itself a link on some sites; lists of the same vendor.
    "article_block": Family(
        lines_of("ArticleBlock", "PageList__item", "press-browser__item-row"), "?PageNum_rs={}"
    ),
    # Senate, WordPress: Jet engine, Elementor, Divi, and the theme with .element.
    "jet_listing": Family(
        lines_of("jet-listing-grid__item"), "?jsf=jet-engine:press-list&pagenum={}"
    ),
    "loop_item": Family(lines_of("e-loop-item"), "?e-page={}"),
    "elementor_block": Family(
        f"//*[{has_class('e-con')} and {has_class('e-parent')}]", "?PageNum_rs={}"
    ),
    "elementor_post": Family(lines_of("elementor-post", "elementor-post__card"), "page/{}/"),
    "divi_post": Family(lines_of("et_pb_post"), "page/{}/"),
    "element_media": Family(lines_of("element"), "?page={}"),
    "media_digest": Family(lines_of("post-media-digest-item", "media-digest-body"), "?page={}"),
    "wordpress": Family(
        "//main//article | //article | " + lines_of("wp-block-post", "post-item"), "page/{}/"
    ),
    "wordpress_item": Family(lines_of("item"), "page/{}/"),
    # House, drawn by a script: the posts stand in its data, all on one page.
    "next_data": Family(NEXT_DATA, "?page={}"),
    # A feed where a site gives no list that can be read; it may be valid and months old.
    "feed": Family("", "?paged={}"),
}  # fmt: skip
