namespace Daemon.Protocol.V2.Turns;

/// <summary>Resolution at which the model sees an image.</summary>
public enum ImageDetail
{
    Auto,
    Low,
    High,
    Original,
}
