namespace Daemon.Protocol.Generator.Model;

/// <summary>A C# type's name, to be written as short as the place allows.</summary>
/// <param name="Namespace">Empty for keywords such as <c>string</c>.</param>
/// <param name="Name">With the types that it is nested in: <c>UserInput.Image</c>.</param>
internal sealed record TypeName(string Namespace, string Name)
{
    /// <summary>The name inside a namespace.</summary>
    public string In(string place) => Namespace.Length == 0 || Namespace == place ? Name : $"global::{Namespace}.{Name}";

    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
