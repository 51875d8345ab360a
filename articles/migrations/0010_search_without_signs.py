from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models
from django.db.models.functions import Left

from articles.models.searching import without_signs


class Migration(migrations.Migration):
    """A generated column cannot be changed, only made anew; the database fills it in."""

    dependencies = [("articles", "0009_names_that_people_read")]

    operations = [
        migrations.RemoveIndex(model_name="text", name="text_search"),
        migrations.RemoveField(model_name="text", name="search"),
        migrations.AddField(
            model_name="text",
            name="search",
            field=models.GeneratedField(
                db_persist=True,
                editable=False,
                expression=SearchVector(without_signs(Left("body", 500_000)), config="english"),
                output_field=SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="text", index=GinIndex(fastupdate=False, fields=["search"], name="text_search")
        ),
    ]
