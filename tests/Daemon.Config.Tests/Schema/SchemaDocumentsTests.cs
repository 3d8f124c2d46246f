using Daemon.Config.Schema;
using Daemon.Config.Schema.Documents;
using Daemon.Config.Tests.Testing;
using Daemon.Toml;

namespace Daemon.Config.Tests.Schema;

public sealed class SchemaDocumentsTests
{
    [Fact]
    public void The_json_schema_is_up_to_date() => Golden.Check("protocol/config.schema.json", JsonSchemaDocument.Write());

    [Fact]
    public void The_reference_page_is_up_to_date() => Golden.Check("docs/configuration.md", ReferenceDocument.Write());

    [Fact]
    public void Defaults_and_examples_fit_their_own_keys()
    {
        foreach (var (path, key) in Keys("", ConfigSchema.Root))
        {
            foreach (var toml in new[] { key.Default, key.Example }.OfType<string>())
            {
                var document = TomlDocument.Parse($"value = {toml}", path);
                Assert.Empty(document.Diagnostics);
                Assert.Empty(SchemaValidator.Validate(document.Root, new Shape.Table("T", () => [new SchemaKey("value", key.Shape, "")])).Select(problem => $"{path}: {problem.Message}"));
            }

            Assert.EndsWith(".", key.Meaning, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_top_level_key_is_there() => Assert.Equal(107, ConfigSchema.Root.Members.InOrder.Count);

    private static IEnumerable<(string Path, SchemaKey Key)> Keys(string prefix, Shape? shape) => shape switch
    {
        Shape.Table table => table.Members.InOrder.SelectMany(key => Keys($"{prefix}.{key.Name}", key.Shape).Prepend((prefix + key.Name, key)))
            .Concat(Keys(prefix + ".*", table.Rest)),
        Shape.Map map => Keys(prefix + ".*", map.Value),
        Shape.List list => Keys(prefix + ".0", list.Item),
        Shape.OneOf union => union.Alternatives.SelectMany(alternative => Keys(prefix, alternative)),
        Shape.ChoiceOrVariant choice => choice.Variants().SelectMany(variant => Keys(prefix, variant.Shape)),
        _ => [],
    };
}
