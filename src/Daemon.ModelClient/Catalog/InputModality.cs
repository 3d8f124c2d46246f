namespace Daemon.ModelClient.Catalog;

/// <summary>What a model reads; wire names in lower case.</summary>
public enum InputModality
{
    Text,
    Image,
}
