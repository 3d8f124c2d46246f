namespace Daemon.Protocol.V2.Models;

/// <summary>The parameters of <c>modelProvider/capabilities/read</c>: none, but the object must be there.</summary>
public sealed record ModelProviderCapabilitiesReadParams;
