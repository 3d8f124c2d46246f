namespace Daemon.Protocol.V2.Models;

/// <summary>The parameters of <c>collaborationMode/list</c>: none, but the object must be there.</summary>
public sealed record CollaborationModeListParams;
