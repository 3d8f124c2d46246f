namespace Daemon.ModelClient.Catalog;

/// <summary>A speed that a provider sells.</summary>
/// <param name="Id">Wire name, e.g. <c>priority</c>.</param>
/// <param name="Description">One line for a picker.</param>
public sealed record ServiceTier(string Id, string Name, string Description);
