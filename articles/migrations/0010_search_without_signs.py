from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import migrations, models
from django.db.models.functions import Left

# As they were when the column was made, whatever the search reads as signs later.
SIGNS = "‘’“”„‟«»‹›‚‛…–—―\u00a0"
STANDING = "".join(map(chr, range(14, 14 + len(SIGNS))))


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
                expression=SearchVector(
                    models.Func(
                        Left("body", 500_000), models.Value(SIGNS), models.Value(STANDING),
                        function="TRANSLATE", output_field=models.TextField(),
                    ),
                    config="english",
                ),
                output_field=SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="text", index=GinIndex(fastupdate=False, fields=["search"], name="text_search")
        ),
    ]
