namespace Daemon.ModelClient.Catalog;

/// <summary>A reasoning effort that a model takes.</summary>
/// <param name="Name">Wire name: <c>low, medium, high, xhigh, max, ultra</c>.</param>
/// <param name="Description">One line for a picker.</param>
public sealed record ReasoningEffort(string Name, string Description);
