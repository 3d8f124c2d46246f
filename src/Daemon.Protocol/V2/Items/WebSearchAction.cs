using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Items;

/// <summary>What a web search does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Search), "search")]
[JsonDerivedType(typeof(OpenPage), "openPage")]
[JsonDerivedType(typeof(FindInPage), "findInPage")]
[JsonDerivedType(typeof(Other), "other")]
public abstract record WebSearchAction
{
    private WebSearchAction()
    {
    }

    public sealed record Search : WebSearchAction
    {
        public IReadOnlyList<string>? Queries { get; init; }

        public string? Query { get; init; }
    }

    public sealed record OpenPage : WebSearchAction
    {
        public string? Url { get; init; }
    }

    public sealed record FindInPage : WebSearchAction
    {
        public string? Pattern { get; init; }

        public string? Url { get; init; }
    }

    public sealed record Other : WebSearchAction;
}
