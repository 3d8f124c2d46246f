using Daemon.ModelClient.Catalog;

namespace Daemon.ModelClient.Tests.Catalog;

/// <summary>Catalogues from files.</summary>
public sealed class CatalogFileTests
{
    [Fact]
    public void A_model_is_read_with_what_the_daemon_uses()
    {
        ModelSet set = Read("""
            {"models":[
              {"slug":"second","display_name":"Second","priority":2,"visibility":"hide"},
              {"slug":"first","display_name":"First","description":"d","priority":1,"default_reasoning_level":"high",
               "supported_reasoning_levels":[{"effort":"high","description":"h"},{}],"truncation_policy":{"mode":"tokens","limit":500},
               "context_window":1000,"support_verbosity":true,"default_verbosity":"low","apply_patch_tool_type":"freeform",
               "supports_parallel_tool_calls":true,"input_modalities":["text"],"comp_hash":"7","base_instructions":"Be a model.","unknown":[1]}
            ]}
            """);
        Assert.Equal(["first", "second"], set.Models.Select(model => model.Slug));
        ModelInfo first = set.Get("first");
        Assert.Equal(("high", 1000L, "low", true, "7"), (first.DefaultEffort, first.ContextWindow, first.DefaultVerbosity, first.ApplyPatchFreeform, first.CompactionHash));
        Assert.Equal(new ReasoningEffort("high", "h"), Assert.Single(first.Efforts));
        Assert.Equal(new TruncationPolicy(TruncationUnit.Tokens, 500), first.Truncation);
        Assert.Equal([InputModality.Text], first.InputModalities);
        Assert.Equal("Be a model.", first.BaseInstructions);
        Assert.True(set.Get("second").Hidden);
        Assert.False(set.Get("third").IsKnown);
    }

    [Theory]
    [InlineData("""{"models":[]}""", "must contain at least one model")]
    [InlineData("""{"models":[1]}""", "models[0] is no object")]
    [InlineData("""{"models":[{"slug":"a"}]}""", "missing field `display_name`")]
    [InlineData("""{"models":[{"display_name":"a"}]}""", "missing field `slug`")]
    [InlineData("{}", "missing field `models`")]
    [InlineData("{bad", "as JSON")]
    [InlineData(null, "No such file or directory")]
    public void A_file_that_cannot_be_used_says_why(string? content, string reason)
    {
        var failure = Assert.Throws<CatalogException>(() => Read(content));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains("model_catalog_json path `", failure.Message, StringComparison.Ordinal);
    }

    private static ModelSet Read(string? content)
    {
        string path = Path.Join(AppContext.BaseDirectory, $"catalog-{Guid.NewGuid():N}.json");
        if (content is not null)
        {
            File.WriteAllText(path, content);
        }

        try
        {
            return CatalogFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
