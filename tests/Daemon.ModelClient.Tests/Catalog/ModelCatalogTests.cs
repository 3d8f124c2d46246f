using Daemon.ModelClient.Catalog;

namespace Daemon.ModelClient.Tests.Catalog;

public sealed class ModelCatalogTests
{
    [Fact]
    public void The_default_model_is_listed_first_and_visible()
    {
        Assert.Equal(ModelCatalog.DefaultSlug, ModelCatalog.Models[0].Slug);
        Assert.Equal(
            ["gpt-6.1-sol", "gpt-6-astra", "gpt-6-sol", "gpt-6-luna", "gpt-5.6-sol", "gpt-6.1-terra", "gpt-5.6-terra", "gpt-5.6-luna", "gpt-5.5"],
            ModelCatalog.Models.Where(model => !model.Hidden).Select(model => model.Slug));
    }

    [Fact]
    public void Every_row_is_coherent()
    {
        foreach (ModelInfo model in ModelCatalog.Models)
        {
            Assert.Same(model, ModelCatalog.Find(model.Slug));
            Assert.True(model.IsKnown);
            Assert.NotEmpty(model.DisplayName);
            Assert.NotEmpty(model.Description);
            Assert.Contains(model.DefaultEffort, model.Efforts.Select(effort => effort.Name));
            Assert.InRange(model.ContextWindow, 1, model.MaxContextWindow);
            Assert.Equal((TruncationUnit.Tokens, 10_000, 40_000), (model.Truncation.Unit, model.Truncation.Limit, model.Truncation.LimitBytes));
            Assert.True(model.Upgrade is null || ModelCatalog.Find(model.Upgrade) is { Hidden: false });
            Assert.True(model.DefaultServiceTier is null || model.ServiceTiers.Any(tier => tier.Id == model.DefaultServiceTier));
        }
    }

    [Theory]
    [InlineData("gpt-6.1-sol", "low", "ultra", 258_400)]
    [InlineData("gpt-6-luna", "medium", "max", 258_400)]
    [InlineData("gpt-6.1-terra", "low", "ultra", 475_000)]
    [InlineData("gpt-5.5", "medium", "xhigh", 258_400)]
    public void Facts_of_some_models(string slug, string defaultEffort, string strongest, long effectiveWindow)
    {
        ModelInfo model = ModelCatalog.Get(slug);

        Assert.Equal((defaultEffort, strongest, effectiveWindow), (model.DefaultEffort, model.Efforts[^1].Name, model.EffectiveWindow));
        Assert.Equal(("low", "none", true), (model.DefaultVerbosity, model.DefaultReasoningSummary, model.ApplyPatchFreeform));
    }

    [Fact]
    public void Little_is_assumed_about_an_unknown_model()
    {
        Assert.Null(ModelCatalog.Find("mock-model"));
        ModelInfo model = ModelCatalog.Get("mock-model");

        Assert.Equal("mock-model", model.Slug);
        Assert.False(model.IsKnown);
        Assert.Equal((null, null, "auto", false), (model.DefaultEffort, model.DefaultVerbosity, model.DefaultReasoningSummary, model.ApplyPatchFreeform));
        Assert.Equal((272_000, 258_400, new TruncationPolicy(TruncationUnit.Bytes, 10_000)), (model.ContextWindow, model.EffectiveWindow, model.Truncation));
        Assert.Equal(10_000, model.Truncation.LimitBytes);
    }

    [Fact]
    public void The_offline_model_is_known_but_not_offered() =>
        Assert.Equal((true, false), (ModelCatalog.Get("offline").IsKnown, ModelCatalog.Models.Contains(ModelCatalog.Offline)));
}
