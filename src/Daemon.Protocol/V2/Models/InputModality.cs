namespace Daemon.Protocol.V2.Models;

/// <summary>What kinds of input a model takes.</summary>
public enum InputModality
{
    Text,
    Image,
    Audio,
}
