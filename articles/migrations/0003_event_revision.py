from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_invariants")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="revision",
            field=models.PositiveIntegerField(
                default=0, editable=False, help_text="Raised by every change of its data."
            ),
        ),
    ]
