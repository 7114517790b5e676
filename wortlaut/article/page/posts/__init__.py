"""Posts of social networks that stand in an article."""

from wortlaut.article.page.posts.find import find_posts

__all__ = ["find_posts"]
