namespace Daemon.Protocol.V2.Models;

/// <summary>The parameters of <c>modelProvider/list</c>.</summary>
public sealed record ModelProviderListParams;
